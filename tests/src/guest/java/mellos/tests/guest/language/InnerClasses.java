package mellos.tests.guest.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import mellos.tests.guest.Out;

/** Inner, local, anonymous and nested classes: captured variables, outer instances, private members of nestmates. */
public final class InnerClasses {
    private int secret = 5;
    private static int sharedSecret = 50;

    class Inner {
        private int own = secret * 2;

        class Deeper {
            int sum() {
                return own + secret + sharedSecret++;
            }

            void change() {
                InnerClasses.this.secret++;
                Inner.this.own += 100;
            }
        }
    }

    static class Nested {
        private final String name;

        private Nested(String name) {
            this.name = name;
        }

        private static Nested of(String s) {
            return new Nested(s);
        }
    }

    class Shadow {
        int secret = 1;

        int both() {
            return secret * 1000 + InnerClasses.this.secret + this.secret;
        }
    }

    class Extends extends Inner {
        int read() {
            return InnerClasses.this.secret;
        }
    }

    Supplier<Integer> counter(int start, String label) {
        int[] count = {start};
        class Counter implements Supplier<Integer> {
            final int step;

            Counter(int step) {
                this.step = step;
            }

            @Override
            public Integer get() {
                count[0] += step + label.length();
                return count[0] + secret;
            }

            Counter faster() {
                return new Counter(step * 2);
            }
        }
        return new Counter(1).faster().faster();
    }

    static List<IntSupplier> captures() {
        List<IntSupplier> result = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int square = i * i;
            result.add(() -> square + sharedSecret);
            long wide = (long) i << 33;
            double d = i / 2.0;
            byte b = (byte) (i * 100);
            result.add(new IntSupplier() {
                int calls;

                @Override
                public int getAsInt() {
                    return (int) (wide >> 32) + (int) (d * 10) + b + ++calls;
                }
            });
        }
        return result;
    }

    public static void main(String[] args) {
        InnerClasses outer = new InnerClasses();
        Inner inner = outer.new Inner();
        Inner.Deeper deeper = inner.new Deeper();
        Out.number(deeper.sum());
        deeper.change();
        Out.number(deeper.sum());
        Out.number(inner.own);
        Out.number(outer.new Shadow().both());
        Out.number(outer.new Extends().read());
        Out.text(Nested.of("nested").name);
        Out.end();
        Supplier<Integer> counter = outer.counter(10, "abc");
        Out.number(counter.get());
        Out.number(counter.get());
        for (IntSupplier s : captures()) {
            Out.number(s.getAsInt());
            Out.number(s.getAsInt());
        }
        Out.end();
        try {
            InnerClasses none = null;
            none.new Inner();
        } catch (NullPointerException e) {
            Out.line("no outer instance");
        }
        record Local(int a) {
            Local {
                a++;
            }

            int twice() {
                return a * 2;
            }
        }
        enum LocalEnum {
            P,
            Q
        }
        interface LocalInterface {
            int f();
        }
        LocalInterface li = () -> LocalEnum.Q.ordinal();
        Out.number(new Local(20).twice() + li.f());
        Out.text(new Object() {
                    int x = 3;

                    int y() {
                        return x * 7;
                    }
                }.y()
                + "");
        Out.end();
        Out.text(inner.getClass().getName());
        Out.text(deeper.getClass().getSimpleName());
        Out.text(new Object() {}.getClass().getName());
        Out.text(Local.class.getName());
        Out.end();
    }
}
