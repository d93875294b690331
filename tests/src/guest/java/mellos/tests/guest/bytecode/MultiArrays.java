package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** multianewarray, partly given dimensions, array classes and their names. */
public final class MultiArrays {
    public static void main(String[] args) {
        int[][][] cube = new int[2][3][4];
        cube[1][2][3] = 5;
        cube[0][0] = new int[] {9};
        Out.number(cube[1][2][3]);
        Out.number(cube[0][0].length);
        Out.number(cube[1].length);
        long[][][][] partial = new long[3][2][][];
        Out.flag(partial[2][1] == null);
        partial[2][1] = new long[1][1];
        partial[2][1][0][0]--;
        Out.number(partial[2][1][0][0]);
        String[][] names = {{"a"}, {}, {"b", "c"}, null};
        Out.number(names[2].length);
        Out.flag(names[3] == null);
        Out.end();
        Out.line(cube.getClass().getName());
        Out.line(cube[0][0].getClass().getName());
        Out.line(names.getClass().getName());
        Out.line(partial.getClass().getComponentType().getName());
        Out.line(new boolean[0][].getClass().getName());
        Out.line(names.getClass().getSimpleName());
        Out.flag(cube.getClass() == int[][][].class);
        Out.flag(((Object) cube) instanceof Object[][]);
        Out.flag(((Object) cube) instanceof Object[][][]);
        Out.flag(((Object) names) instanceof Comparable[][]);
        Out.flag(((Object) cube) instanceof Cloneable[]);
        Out.flag(((Object) cube) instanceof java.io.Serializable);
        Out.end();
        triangle();
    }

    private static void triangle() {
        int[][] rows = new int[12][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new int[i + 1];
            rows[i][0] = rows[i][i] = 1;
            for (int j = 1; j < i; j++) {
                rows[i][j] = rows[i - 1][j - 1] + rows[i - 1][j];
            }
        }
        for (int[] row : rows) {
            for (int v : row) {
                Out.number(v);
            }
            Out.end();
        }
    }
}
