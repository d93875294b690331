package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** Many locals in one frame, most of them live over calls and loops; values merged where branches meet. */
public final class WideLocals {
    public static void main(String[] args) {
        Out.number(many(1, 2, 3));
        Out.number(merge(5));
        Out.number(merge(-5));
        Out.number(swap(40));
        Out.end();
    }

    private static long many(int a, long b, double c) {
        long v1 = a * 1L + b - (long) (c * 1);
        long v2 = a * 2L + b - (long) (c * 2);
        long v3 = a * 3L + b - (long) (c * 3);
        long v4 = a * 4L + b - (long) (c * 4);
        long v5 = a * 5L + b - (long) (c * 5);
        long v6 = a * 6L + b - (long) (c * 6);
        long v7 = a * 7L + b - (long) (c * 0);
        long v8 = a * 8L + b - (long) (c * 1);
        long v9 = a * 9L + b - (long) (c * 2);
        long v10 = a * 10L + b - (long) (c * 3);
        long v11 = a * 11L + b - (long) (c * 4);
        long v12 = a * 12L + b - (long) (c * 5);
        long v13 = a * 13L + b - (long) (c * 6);
        long v14 = a * 14L + b - (long) (c * 0);
        long v15 = a * 15L + b - (long) (c * 1);
        long v16 = a * 16L + b - (long) (c * 2);
        long v17 = a * 17L + b - (long) (c * 3);
        long v18 = a * 18L + b - (long) (c * 4);
        long v19 = a * 19L + b - (long) (c * 5);
        long v20 = a * 20L + b - (long) (c * 6);
        long v21 = a * 21L + b - (long) (c * 0);
        long v22 = a * 22L + b - (long) (c * 1);
        long v23 = a * 23L + b - (long) (c * 2);
        long v24 = a * 24L + b - (long) (c * 3);
        long v25 = a * 25L + b - (long) (c * 4);
        long v26 = a * 26L + b - (long) (c * 5);
        long v27 = a * 27L + b - (long) (c * 6);
        long v28 = a * 28L + b - (long) (c * 0);
        long v29 = a * 29L + b - (long) (c * 1);
        long v30 = a * 30L + b - (long) (c * 2);
        long v31 = a * 31L + b - (long) (c * 3);
        long v32 = a * 32L + b - (long) (c * 4);
        long v33 = a * 33L + b - (long) (c * 5);
        long v34 = a * 34L + b - (long) (c * 6);
        long v35 = a * 35L + b - (long) (c * 0);
        long v36 = a * 36L + b - (long) (c * 1);
        long v37 = a * 37L + b - (long) (c * 2);
        long v38 = a * 38L + b - (long) (c * 3);
        long v39 = a * 39L + b - (long) (c * 4);
        long v40 = a * 40L + b - (long) (c * 5);
        long v41 = a * 41L + b - (long) (c * 6);
        long v42 = a * 42L + b - (long) (c * 0);
        long v43 = a * 43L + b - (long) (c * 1);
        long v44 = a * 44L + b - (long) (c * 2);
        long v45 = a * 45L + b - (long) (c * 3);
        long v46 = a * 46L + b - (long) (c * 4);
        long v47 = a * 47L + b - (long) (c * 5);
        long v48 = a * 48L + b - (long) (c * 6);
        long v49 = a * 49L + b - (long) (c * 0);
        long v50 = a * 50L + b - (long) (c * 1);
        long v51 = a * 51L + b - (long) (c * 2);
        long v52 = a * 52L + b - (long) (c * 3);
        long v53 = a * 53L + b - (long) (c * 4);
        long v54 = a * 54L + b - (long) (c * 5);
        long v55 = a * 55L + b - (long) (c * 6);
        long v56 = a * 56L + b - (long) (c * 0);
        long v57 = a * 57L + b - (long) (c * 1);
        long v58 = a * 58L + b - (long) (c * 2);
        long v59 = a * 59L + b - (long) (c * 3);
        long v60 = a * 60L + b - (long) (c * 4);
        long v61 = a * 61L + b - (long) (c * 5);
        long v62 = a * 62L + b - (long) (c * 6);
        long v63 = a * 63L + b - (long) (c * 0);
        long v64 = a * 64L + b - (long) (c * 1);
        long v65 = a * 65L + b - (long) (c * 2);
        long v66 = a * 66L + b - (long) (c * 3);
        long v67 = a * 67L + b - (long) (c * 4);
        long v68 = a * 68L + b - (long) (c * 5);
        long v69 = a * 69L + b - (long) (c * 6);
        long v70 = a * 70L + b - (long) (c * 0);
        long v71 = a * 71L + b - (long) (c * 1);
        long v72 = a * 72L + b - (long) (c * 2);
        long v73 = a * 73L + b - (long) (c * 3);
        long v74 = a * 74L + b - (long) (c * 4);
        long v75 = a * 75L + b - (long) (c * 5);
        long v76 = a * 76L + b - (long) (c * 6);
        long v77 = a * 77L + b - (long) (c * 0);
        long v78 = a * 78L + b - (long) (c * 1);
        long v79 = a * 79L + b - (long) (c * 2);
        long v80 = a * 80L + b - (long) (c * 3);
        long v81 = a * 81L + b - (long) (c * 4);
        long v82 = a * 82L + b - (long) (c * 5);
        long v83 = a * 83L + b - (long) (c * 6);
        long v84 = a * 84L + b - (long) (c * 0);
        long v85 = a * 85L + b - (long) (c * 1);
        long v86 = a * 86L + b - (long) (c * 2);
        long v87 = a * 87L + b - (long) (c * 3);
        long v88 = a * 88L + b - (long) (c * 4);
        long v89 = a * 89L + b - (long) (c * 5);
        long v90 = a * 90L + b - (long) (c * 6);
        long v91 = a * 91L + b - (long) (c * 0);
        long v92 = a * 92L + b - (long) (c * 1);
        long v93 = a * 93L + b - (long) (c * 2);
        long v94 = a * 94L + b - (long) (c * 3);
        long v95 = a * 95L + b - (long) (c * 4);
        long v96 = a * 96L + b - (long) (c * 5);
        long v97 = a * 97L + b - (long) (c * 6);
        long v98 = a * 98L + b - (long) (c * 0);
        long v99 = a * 99L + b - (long) (c * 1);
        long v100 = a * 100L + b - (long) (c * 2);
        long v101 = a * 101L + b - (long) (c * 3);
        long v102 = a * 102L + b - (long) (c * 4);
        long v103 = a * 103L + b - (long) (c * 5);
        long v104 = a * 104L + b - (long) (c * 6);
        long v105 = a * 105L + b - (long) (c * 0);
        long v106 = a * 106L + b - (long) (c * 1);
        long v107 = a * 107L + b - (long) (c * 2);
        long v108 = a * 108L + b - (long) (c * 3);
        long v109 = a * 109L + b - (long) (c * 4);
        long v110 = a * 110L + b - (long) (c * 5);
        long v111 = a * 111L + b - (long) (c * 6);
        long v112 = a * 112L + b - (long) (c * 0);
        long v113 = a * 113L + b - (long) (c * 1);
        long v114 = a * 114L + b - (long) (c * 2);
        long v115 = a * 115L + b - (long) (c * 3);
        long v116 = a * 116L + b - (long) (c * 4);
        long v117 = a * 117L + b - (long) (c * 5);
        long v118 = a * 118L + b - (long) (c * 6);
        long v119 = a * 119L + b - (long) (c * 0);
        long v120 = a * 120L + b - (long) (c * 1);
        long v121 = a * 121L + b - (long) (c * 2);
        long v122 = a * 122L + b - (long) (c * 3);
        long v123 = a * 123L + b - (long) (c * 4);
        long v124 = a * 124L + b - (long) (c * 5);
        long v125 = a * 125L + b - (long) (c * 6);
        long v126 = a * 126L + b - (long) (c * 0);
        long v127 = a * 127L + b - (long) (c * 1);
        long v128 = a * 128L + b - (long) (c * 2);
        long v129 = a * 129L + b - (long) (c * 3);
        long v130 = a * 130L + b - (long) (c * 4);
        long v131 = a * 131L + b - (long) (c * 5);
        long v132 = a * 132L + b - (long) (c * 6);
        long v133 = a * 133L + b - (long) (c * 0);
        long v134 = a * 134L + b - (long) (c * 1);
        long v135 = a * 135L + b - (long) (c * 2);
        long v136 = a * 136L + b - (long) (c * 3);
        long v137 = a * 137L + b - (long) (c * 4);
        long v138 = a * 138L + b - (long) (c * 5);
        long v139 = a * 139L + b - (long) (c * 6);
        long v140 = a * 140L + b - (long) (c * 0);
        long v141 = a * 141L + b - (long) (c * 1);
        long v142 = a * 142L + b - (long) (c * 2);
        long v143 = a * 143L + b - (long) (c * 3);
        long v144 = a * 144L + b - (long) (c * 4);
        long v145 = a * 145L + b - (long) (c * 5);
        long v146 = a * 146L + b - (long) (c * 6);
        long v147 = a * 147L + b - (long) (c * 0);
        long v148 = a * 148L + b - (long) (c * 1);
        long v149 = a * 149L + b - (long) (c * 2);
        long v150 = a * 150L + b - (long) (c * 3);
        for (int i = 0; i < 3; i++) {
            v1 += v2 ^ i;
            v2 += v3 ^ i;
            v3 += v4 ^ i;
            v4 += v5 ^ i;
            v5 += v6 ^ i;
            v6 += v7 ^ i;
            v7 += v8 ^ i;
            v8 += v9 ^ i;
            v9 += v10 ^ i;
            v10 += v11 ^ i;
            v11 += v12 ^ i;
            v12 += v13 ^ i;
            v13 += v14 ^ i;
            v14 += v15 ^ i;
            v15 += v16 ^ i;
            v16 += v17 ^ i;
            v17 += v18 ^ i;
            v18 += v19 ^ i;
            v19 += v20 ^ i;
            v20 += v21 ^ i;
            v21 += v22 ^ i;
            v22 += v23 ^ i;
            v23 += v24 ^ i;
            v24 += v25 ^ i;
            v25 += v26 ^ i;
            v26 += v27 ^ i;
            v27 += v28 ^ i;
            v28 += v29 ^ i;
            v29 += v30 ^ i;
            v30 += v31 ^ i;
            v31 += v32 ^ i;
            v32 += v33 ^ i;
            v33 += v34 ^ i;
            v34 += v35 ^ i;
            v35 += v36 ^ i;
            v36 += v37 ^ i;
            v37 += v38 ^ i;
            v38 += v39 ^ i;
            v39 += v40 ^ i;
            v40 += v41 ^ i;
            v41 += v42 ^ i;
            v42 += v43 ^ i;
            v43 += v44 ^ i;
            v44 += v45 ^ i;
            v45 += v46 ^ i;
            v46 += v47 ^ i;
            v47 += v48 ^ i;
            v48 += v49 ^ i;
            v49 += v50 ^ i;
            v50 += v51 ^ i;
            v51 += v52 ^ i;
            v52 += v53 ^ i;
            v53 += v54 ^ i;
            v54 += v55 ^ i;
            v55 += v56 ^ i;
            v56 += v57 ^ i;
            v57 += v58 ^ i;
            v58 += v59 ^ i;
            v59 += v60 ^ i;
            v60 += v61 ^ i;
            v61 += v62 ^ i;
            v62 += v63 ^ i;
            v63 += v64 ^ i;
            v64 += v65 ^ i;
            v65 += v66 ^ i;
            v66 += v67 ^ i;
            v67 += v68 ^ i;
            v68 += v69 ^ i;
            v69 += v70 ^ i;
            v70 += v71 ^ i;
            v71 += v72 ^ i;
            v72 += v73 ^ i;
            v73 += v74 ^ i;
            v74 += v75 ^ i;
            v75 += v76 ^ i;
            v76 += v77 ^ i;
            v77 += v78 ^ i;
            v78 += v79 ^ i;
            v79 += v80 ^ i;
            v80 += v81 ^ i;
            v81 += v82 ^ i;
            v82 += v83 ^ i;
            v83 += v84 ^ i;
            v84 += v85 ^ i;
            v85 += v86 ^ i;
            v86 += v87 ^ i;
            v87 += v88 ^ i;
            v88 += v89 ^ i;
            v89 += v90 ^ i;
            v90 += v91 ^ i;
            v91 += v92 ^ i;
            v92 += v93 ^ i;
            v93 += v94 ^ i;
            v94 += v95 ^ i;
            v95 += v96 ^ i;
            v96 += v97 ^ i;
            v97 += v98 ^ i;
            v98 += v99 ^ i;
            v99 += v100 ^ i;
            v100 += v101 ^ i;
            v101 += v102 ^ i;
            v102 += v103 ^ i;
            v103 += v104 ^ i;
            v104 += v105 ^ i;
            v105 += v106 ^ i;
            v106 += v107 ^ i;
            v107 += v108 ^ i;
            v108 += v109 ^ i;
            v109 += v110 ^ i;
            v110 += v111 ^ i;
            v111 += v112 ^ i;
            v112 += v113 ^ i;
            v113 += v114 ^ i;
            v114 += v115 ^ i;
            v115 += v116 ^ i;
            v116 += v117 ^ i;
            v117 += v118 ^ i;
            v118 += v119 ^ i;
            v119 += v120 ^ i;
            v120 += v121 ^ i;
            v121 += v122 ^ i;
            v122 += v123 ^ i;
            v123 += v124 ^ i;
            v124 += v125 ^ i;
            v125 += v126 ^ i;
            v126 += v127 ^ i;
            v127 += v128 ^ i;
            v128 += v129 ^ i;
            v129 += v130 ^ i;
            v130 += v131 ^ i;
            v131 += v132 ^ i;
            v132 += v133 ^ i;
            v133 += v134 ^ i;
            v134 += v135 ^ i;
            v135 += v136 ^ i;
            v136 += v137 ^ i;
            v137 += v138 ^ i;
            v138 += v139 ^ i;
            v139 += v140 ^ i;
            v140 += v141 ^ i;
            v141 += v142 ^ i;
            v142 += v143 ^ i;
            v143 += v144 ^ i;
            v144 += v145 ^ i;
            v145 += v146 ^ i;
            v146 += v147 ^ i;
            v147 += v148 ^ i;
            v148 += v149 ^ i;
            v149 += v150 ^ i;
            v150 -= step(v1);
        }
        return v1 + v2 + v3 + v4 + v5 + v6 + v7 + v8 + v9 + v10 + v11 + v12 + v13 + v14 + v15 + v16 + v17 + v18 + v19
                + v20 + v21 + v22 + v23 + v24 + v25 + v26 + v27 + v28 + v29 + v30 + v31 + v32 + v33 + v34 + v35 + v36
                + v37 + v38 + v39 + v40 + v41 + v42 + v43 + v44 + v45 + v46 + v47 + v48 + v49 + v50 + v51 + v52 + v53
                + v54 + v55 + v56 + v57 + v58 + v59 + v60 + v61 + v62 + v63 + v64 + v65 + v66 + v67 + v68 + v69 + v70
                + v71 + v72 + v73 + v74 + v75 + v76 + v77 + v78 + v79 + v80 + v81 + v82 + v83 + v84 + v85 + v86 + v87
                + v88 + v89 + v90 + v91 + v92 + v93 + v94 + v95 + v96 + v97 + v98 + v99 + v100 + v101 + v102 + v103
                + v104 + v105 + v106 + v107 + v108 + v109 + v110 + v111 + v112 + v113 + v114 + v115 + v116 + v117 + v118
                + v119 + v120 + v121 + v122 + v123 + v124 + v125 + v126 + v127 + v128 + v129 + v130 + v131 + v132 + v133
                + v134 + v135 + v136 + v137 + v138 + v139 + v140 + v141 + v142 + v143 + v144 + v145 + v146 + v147 + v148
                + v149 + v150;
    }

    private static long step(long v) {
        return v >>> 3;
    }

    private static long merge(int x) {
        Object kept;
        long wide;
        int narrow = 0;
        if (x > 0) {
            kept = "positive";
            wide = x;
            narrow = x;
        } else {
            kept = new int[] {x};
            wide = -1L - x;
        }
        while (wide < 1000) {
            wide = wide * 2 + narrow;
            if (wide % 3 == 0) {
                kept = kept.getClass().getName();
                continue;
            }
            narrow++;
        }
        return wide + kept.toString().length() + narrow;
    }

    private static long swap(int n) {
        long a = 0, b = 1;
        int c = 3, d = 4;
        for (int i = 0; i < n; i++) {
            long t = a;
            a = b;
            b = t + b;
            int u = c;
            c = d;
            d = u;
        }
        return a * 10 + c;
    }
}
