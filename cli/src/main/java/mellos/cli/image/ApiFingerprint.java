package mellos.cli.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A hash of all that other source files can see of class files: what is left without method bodies and private members.
 */
final class ApiFingerprint {
    private static final ClassFile READER = ClassFile.of(ConstantPoolSharingOption.NEW_POOL);
    private static final ClassTransform VISIBLE = ClassTransform.dropping(ApiFingerprint::hidden)
            .andThen(ClassTransform.transformingMethods(MethodTransform.dropping(e -> e instanceof CodeAttribute)));

    private ApiFingerprint() {}

    /** @param classFiles in an order that does not change */
    static String of(List<Path> classFiles) {
        MessageDigest digest = digest();
        for (Path file : classFiles) {
            try {
                var model = READER.parse(Files.readAllBytes(file));
                digest.update(READER.transformClass(model, VISIBLE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean hidden(ClassElement element) {
        return switch (element) {
            case FieldModel f -> isPrivate(f.flags());
            case MethodModel m -> isPrivate(m.flags());
            case SourceFileAttribute _, InnerClassesAttribute _, NestMembersAttribute _ -> true;
            default -> false;
        };
    }

    private static boolean isPrivate(AccessFlags flags) {
        return flags.has(AccessFlag.PRIVATE);
    }
}
