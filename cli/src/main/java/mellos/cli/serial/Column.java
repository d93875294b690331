package mellos.cli.serial;

/** A column of a table: as wide as its widest cell. */
record Column(int width, boolean numeric) {
    String padded(String cell) {
        String pad = " ".repeat(width - cell.length());
        return numeric ? pad + cell : cell + pad;
    }
}
