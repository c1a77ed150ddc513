package lastlease.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import lastlease.cli.CommandModel;
import picocli.CommandLine;

/** Writes all of them into a directory: {@code Papers DIRECTORY VERSION TIMESTAMP CHANGELOG}. */
public final class Papers {
  private Papers() {}

  /** Writes them, the same bytes for the same arguments. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    String version = args[1];
    Instant made = Instant.parse(args[2]);
    CommandLine commands = CommandModel.commands();
    write(directory.resolve("completion/bash/lastlease"), BashCompletion.of(commands));
    write(directory.resolve("completion/zsh/_lastlease"), ZshCompletion.of(commands));
    write(directory.resolve("completion/fish/lastlease.fish"), FishCompletion.of(commands));
    write(directory.resolve("lastlease.properties"), SampleConfiguration.of(commands));
    Zipped.write(directory.resolve("doc/changelog.Debian.gz"), DebianChangelog.of(version, made));
    Zipped.write(directory.resolve("doc/changelog.gz"), Files.readString(Path.of(args[3])));
    new ManualPages(version, made).write(commands, directory.resolve("man/man1"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}
