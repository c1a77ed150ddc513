package lastlease.simulator;

/** A lease of the agent's own machine, as its system tells it. */
public record OwnLease(long mac, int address, int prefix, int server, long seconds, int router) {}
