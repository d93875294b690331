/** The contracts of {@code mellos.magic}, checked over the closed world. All violations are reported together. */
package mellos.compiler.check;
