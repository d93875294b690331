/** What a kernel built by mellos keeps in memory: Java objects, threads, and the record of a panic (docs/abi.md). */
package mellos.doctor.runtime;
