package mellos.compiler.lower;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import mellos.compiler.model.ClassInfo;
import mellos.compiler.world.ClosedWorld;
import mellos.compiler.world.DeclaredMethod;
import mellos.compiler.world.DeclaredType;

/**
 * Runs lowered classes on the JVM: each class of the fixture's nest is lowered whole, with what is generated for it.
 */
final class LoweredLoader extends ClassLoader {
    private final ClosedWorld world;
    private final BytecodeLowering lowering;
    private final Map<String, byte[]> lowered = new TreeMap<>();
    private final ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofResourceParsing(LoweredLoader.class.getClassLoader())
                    .orElse(type -> ClassHierarchyResolver.ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object))));

    /** @param world one whose generated classes {@code generated} collects */
    LoweredLoader(
            ClosedWorld world, BytecodeLowering lowering, Map<String, Supplier<byte[]>> generated, String nestHost) {
        super(LoweredLoader.class.getClassLoader());
        this.world = world;
        this.lowering = lowering;
        List<String> nest = new ArrayList<>(List.of(nestHost));
        ClassModel host = model(nestHost);
        host.findAttribute(Attributes.nestMembers())
                .ifPresent(members -> members.nestMembers().forEach(member -> nest.add(member.asInternalName())));
        nest.reversed().forEach(name -> {
            // The host comes last, when all helpers are known.
            if (!name.equals(nestHost)) {
                lowered.put(name, lower(name, List.of()));
            }
        });
        lowerHost(nestHost, nest, generated);
    }

    private void lowerHost(String nestHost, List<String> nest, Map<String, Supplier<byte[]>> generated) {
        lower(nestHost, List.of());
        List<ClassDesc> members = new ArrayList<>();
        nest.stream()
                .filter(name -> !name.equals(nestHost))
                .map(ClassDesc::ofInternalName)
                .forEach(members::add);
        generated.forEach((name, bytes) -> {
            lowered.put(name, bytes.get());
            members.add(ClassDesc.ofInternalName(name));
        });
        lowered.put(nestHost, lower(nestHost, members));
    }

    private ClassModel model(String name) {
        return ((DeclaredType) world.type(name)).source().model();
    }

    private byte[] lower(String name, List<ClassDesc> nestMembers) {
        ClassInfo type = world.type(name);
        ClassTransform transform = ClassTransform.dropping(element -> element instanceof NestMembersAttribute)
                .andThen((out, element) -> {
                    if (element instanceof MethodModel method && method.code().isPresent()) {
                        CodeModel code = lowering.lower(world, (DeclaredMethod) type.method(
                                                method.methodName().stringValue(),
                                                method.methodType().stringValue())
                                        .orElseThrow())
                                .code();
                        out.transformMethod(
                                method,
                                MethodTransform.dropping(CodeModel.class::isInstance)
                                        .andThen(MethodTransform.endHandler(
                                                builder -> builder.transformCode(code, CodeTransform.ACCEPT_ALL))));
                    } else {
                        out.with(element);
                    }
                })
                .andThen(ClassTransform.endHandler(out -> {
                    if (!nestMembers.isEmpty()) {
                        out.with(NestMembersAttribute.ofSymbols(nestMembers));
                    }
                }));
        return classFile.transformClass(model(name), transform);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = lowered.get(name.replace('.', '/'));
        if (bytes == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : defineClass(name, bytes, 0, bytes.length);
        }
    }
}
