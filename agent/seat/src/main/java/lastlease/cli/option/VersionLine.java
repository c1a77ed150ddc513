package lastlease.cli.option;

import lastlease.session.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class VersionLine implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }

  /** The line. */
  public static String text() {
    return "lastlease " + Version.number();
  }
}
