package mellos.compiler.translate;

/** Entry points of the runtime that generated code calls: docs/abi.md, "What generated code calls". */
enum RuntimeCall {
    ALLOCATE_OBJECT("mellos_allocate_object", Kind.REFERENCE, "ptr"),
    ALLOCATE_ARRAY("mellos_allocate_array", Kind.REFERENCE, "ptr, i32"),
    ALLOCATE_MULTI("mellos_allocate_multi", Kind.REFERENCE, "ptr, i32, ptr"),
    THROW("mellos_throw", "ptr"),
    RETHROW("mellos_rethrow", "ptr"),
    THROW_NULL("mellos_throw_null", "ptr"),
    THROW_BOUNDS("mellos_throw_bounds", "i32, i32"),
    THROW_DIVIDE("mellos_throw_divide", ""),
    THROW_CAST("mellos_throw_cast", "ptr, ptr"),
    THROW_STORE("mellos_throw_store", "ptr"),
    THROW_CUT("mellos_throw_cut", "ptr"),
    ABSTRACT_CALL("mellos_abstract_call", ""),
    IS_SUBTYPE("mellos_is_subtype", Kind.INT, "ptr, ptr"),
    INITIALIZE("mellos_initialize", Kind.VOID, "ptr"),
    MONITOR_ENTER("mellos_monitor_enter", Kind.VOID, "ptr"),
    MONITOR_EXIT("mellos_monitor_exit", Kind.VOID, "ptr");

    private final String symbol;
    private final Kind result;
    private final String parameters;

    RuntimeCall(String symbol, Kind result, String parameters) {
        this.symbol = symbol;
        this.result = result;
        this.parameters = parameters;
    }

    /** One that gives nothing back, or does not come back. */
    RuntimeCall(String symbol, String parameters) {
        this(symbol, Kind.VOID, parameters);
    }

    String symbol() {
        return symbol;
    }

    Kind result() {
        return result;
    }

    /** LLVM types, separated by commas. */
    String parameters() {
        return parameters;
    }
}
