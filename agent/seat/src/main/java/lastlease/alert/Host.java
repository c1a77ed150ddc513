package lastlease.alert;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** This machine's name; shells keep it to themselves. */
final class Host {
  private Host() {}

  static String name(Map<String, String> environment) {
    String told =
        environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", ""));
    if (!told.isEmpty()) {
      return told;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // It has a name that it does not know itself.
      return "lastlease";
    }
  }
}
