package tw.kuroshio.app;

import tw.kuroshio.adapters.multicast.LineAddresses;

/** How the simulated exchange's records come to the engine. */
sealed interface RunFeed {

  /** In lock-step virtual time, without sockets: two runs are equal to the bit. */
  record InProcess() implements RunFeed {}

  /** Over real multicast on loopback, in time with the wall clock: every run is its own. */
  record Multicast(LineAddresses addresses) implements RunFeed {}
}
