package mellos.runtime.reflect;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.magic.abi.TypeFlags;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.Mirrors;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.object.SimpleName;
import mellos.runtime.object.Subtype;

/** {@code java.lang.Class}: what class records and mirrors know. Reflection on members is left out. */
@RawMemory("the compiler links each record with its mirror")
@Substitute("java.lang.Class")
final class Target_java_lang_Class {
    private static final String NO_REFLECTION = "The image holds code, not descriptions of members.";
    private static final String NO_LOADING = "The world is closed when the image is built.";

    /** Address of the {@code ClassRecord}; the compiler fills it in. */
    long mellosRecord;

    @Alias
    private Class<?> componentType;

    @Replace
    private static void registerNatives() {}

    @Replace
    private String initClassName() {
        return (String) record().name().toObject();
    }

    @Replace
    public boolean isInstance(Object object) {
        return object != null && Subtype.isSubtype(ObjectHeader.record(object), record());
    }

    @Replace
    public boolean isAssignableFrom(Class<?> type) {
        return Subtype.isSubtype(Mirrors.recordOf(type), record());
    }

    @Replace
    public boolean isInterface() {
        return has(TypeFlags.INTERFACE);
    }

    @Replace
    public boolean isPrimitive() {
        return has(TypeFlags.PRIMITIVE);
    }

    @Replace
    public boolean isHidden() {
        return false;
    }

    @Replace
    private boolean isRecord0() {
        return has(TypeFlags.RECORD);
    }

    @Replace
    public int getModifiers() {
        return record().flags() & TypeFlags.ACCESS;
    }

    @Replace
    public Class<?> getSuperclass() {
        return Mirrors.classOf(record().superclass());
    }

    @Replace
    public String getSimpleName() {
        return componentType != null ? componentType.getSimpleName().concat("[]") : SimpleName.of(initClassName());
    }

    @Replace
    public String getCanonicalName() {
        if (componentType == null) {
            return SimpleName.canonical(initClassName());
        }
        String element = componentType.getCanonicalName();
        return element == null ? null : element.concat("[]");
    }

    @Replace
    Object[] getEnumConstantsShared() {
        return EnumConstants.of((Class<?>) (Object) this);
    }

    @Replace
    public boolean desiredAssertionStatus() {
        return false;
    }

    @Replace
    public Class<?> arrayType() {
        return Mirrors.classOf(mellos.runtime.reflect.NewArray.arrayOf((Class<?>) (Object) this));
    }

    @Replace
    public String descriptorString() {
        if (isPrimitive()) {
            return String.valueOf((char) record().primitiveKind());
        }
        String name = initClassName().replace('.', '/');
        return componentType != null ? name : "L" + name + ";";
    }

    @Cut(NO_LOADING)
    public static native Class<?> forName(String className);

    @Cut(NO_LOADING)
    public static native Class<?> forName(String name, boolean initialize, ClassLoader loader);

    @Cut(NO_LOADING)
    public native Object newInstance();

    @Cut(NO_REFLECTION)
    public native Class<?>[] getInterfaces();

    @Cut(NO_REFLECTION)
    private native Class<?>[] getInterfaces(boolean cloneArray);

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Method getMethod(String name, Class<?>... parameterTypes);

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Method[] getMethods();

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Field getField(String name);

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Field[] getFields();

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Constructor<?> getConstructor(Class<?>... parameterTypes);

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Constructor<?>[] getConstructors();

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Method getDeclaredMethod(String name, Class<?>... parameterTypes);

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Method[] getDeclaredMethods();

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Field getDeclaredField(String name);

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Field[] getDeclaredFields();

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Constructor<?> getDeclaredConstructor(Class<?>... parameterTypes);

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Constructor<?>[] getDeclaredConstructors();

    @Cut(NO_REFLECTION)
    public native Class<?> getDeclaringClass();

    @Cut(NO_REFLECTION)
    public native Class<?> getEnclosingClass();

    @Cut(NO_REFLECTION)
    public native Class<?> getNestHost();

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.RecordComponent[] getRecordComponents();

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Type getGenericSuperclass();

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.Type[] getGenericInterfaces();

    @Cut(NO_REFLECTION)
    public native java.lang.reflect.TypeVariable<?>[] getTypeParameters();

    @Cut(NO_REFLECTION)
    public native String toGenericString();

    @Cut(NO_REFLECTION)
    public native java.lang.annotation.Annotation getAnnotation(Class<?> annotationClass);

    @Cut(NO_REFLECTION)
    public native java.lang.annotation.Annotation[] getAnnotations();

    @Cut(NO_REFLECTION)
    public native java.lang.annotation.Annotation[] getDeclaredAnnotations();

    @Cut(NO_REFLECTION)
    public native java.security.ProtectionDomain getProtectionDomain();

    private boolean has(int flag) {
        return (record().flags() & flag) != 0;
    }

    private ClassRecord record() {
        return Address.of(mellosRecord).as(ClassRecord.class);
    }
}
