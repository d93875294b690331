/** What a thread is to the runtime: docs/abi.md, "Thread and processor blocks". */
package mellos.runtime.thread;
