package mellos.doctor.chain;

import java.util.List;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.LogEvent.ProcessorMessage;

/**
 * What whole logs say, in bounded memory: the chains worth explaining, and counts of everything else. Made by
 * {@link HistoryBuilder}.
 *
 * @param fatal chains that ended in a triple fault outside firmware, earliest first
 * @param endless faults that repeat for ever
 * @param others chains that ended otherwise, the most recent ones
 * @param lastOnes chains that no other event pushed out before their log ended, interrupts among them
 * @param notes messages of the emulator or the guest
 * @param messages what Bochs said about its processors
 * @param controlStates control states seen anywhere in the log with paging on
 * @param kernelResets states of processors that were reset while paging: killed, or reset on purpose
 * @param shown registers that somebody asked the monitor for, or that follow an emulator's last words
 * @param code what the emulator translated, when the log shows it
 */
public record History(
        List<FaultChain> fatal,
        List<FaultChain> endless,
        List<FaultChain> others,
        List<FaultChain> lastOnes,
        List<String> notes,
        List<ProcessorMessage> messages,
        List<ControlState> controlStates,
        List<CpuState> kernelResets,
        List<CpuState> shown,
        CodeCache code,
        Tally tally) {}
