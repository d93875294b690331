/**
 * The closed world as the passes see it: classes, methods and fields after substitution, with code that holds no
 * {@code invokedynamic} and no dynamic constant.
 */
package mellos.compiler.model;
