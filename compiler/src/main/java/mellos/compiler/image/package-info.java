/**
 * The image's data: how objects lie in memory, class records and their numbers, mirrors, literals, static fields and
 * the objects made while the image was built. All of it as textual LLVM IR.
 */
package mellos.compiler.image;
