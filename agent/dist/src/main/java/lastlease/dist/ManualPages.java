package lastlease.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * A manual page for each command: picocli describes it in AsciiDoc, Asciidoctor makes roff of it.
 */
final class ManualPages {
  private static final String FILES =
      """

      == Files

      _~/.config/lastlease/lastlease.properties_::
        Options and channels of one user; `--config` names another file.
      _/etc/lastlease/lastlease.properties_::
        The same for the service, with every key as a comment.
      _~/.local/state/lastlease_, _/var/lib/lastlease/INTERFACE/lastlease_::
        Sessions of a user and of the service (`XDG_STATE_HOME`).

      == Service

      `systemctl enable --now lastlease@eth0` watches eth0 from now on; `journalctl -u lastlease@eth0`
      tells what it said.
      """;

  private final String version;
  private final Instant made;

  ManualPages(String version, Instant made) {
    this.version = version;
    this.made = made;
  }

  void write(CommandLine commands, Path directory) throws IOException {
    Path sources = Files.createTempDirectory("lastlease-man");
    try {
      Map<String, String> sections = new HashMap<>();
      sections.put("lastlease", FILES);
      prepare(commands.getCommandSpec(), sections);
      commands
          .getSubcommands()
          .values()
          .forEach(command -> prepare(command.getCommandSpec(), sections));
      generate(commands, sources);
      Attributes attributes =
          Attributes.builder()
              .attribute("docdate", made.atOffset(ZoneOffset.UTC).toLocalDate().toString())
              .attribute("manmanual", "lastlease")
              .attribute("mansource", "lastlease " + version)
              .build();
      Options options =
          Options.builder()
              .backend("manpage")
              .safe(SafeMode.SAFE)
              .standalone(true)
              .attributes(attributes)
              .toFile(false)
              .build();
      try (Asciidoctor asciidoctor = Asciidoctor.Factory.create();
          Stream<Path> pages = Files.list(sources)) {
        for (Path page : pages.sorted().toList()) {
          String name = String.valueOf(page.getFileName()).replace(".adoc", ".1.gz");
          String text = Files.readString(page) + sections.getOrDefault(command(page), "");
          String roff = asciidoctor.convert(text, options);
          Zipped.write(directory.resolve(name), roff);
        }
      }
    } finally {
      try (Stream<Path> all = Files.walk(sources)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static String command(Path page) {
    return String.valueOf(page.getFileName())
        .replaceFirst("^lastlease-", "")
        .replaceFirst("\\.adoc$", "");
  }

  /**
   * Shortens what stands after the name, and keeps the footer as sections of its own: picocli's
   * pages leave out a footer without a heading, and break its lines.
   */
  private static void prepare(CommandSpec command, Map<String, String> sections) {
    UsageMessageSpec usage = command.usageMessage();
    StringBuilder text = new StringBuilder();
    for (String part : String.join("\n", usage.footer()).strip().split("\n\n", -1)) {
      int colon = part.indexOf(':');
      if (part.startsWith("Examples:\n")) {
        text.append("\n== Examples\n\n----\n").append(part.substring(colon + 2).stripIndent());
        text.append("\n----\n");
      } else if (part.startsWith("Exit status: ")) {
        text.append("\n== Exit status\n\n").append(part.substring(colon + 2)).append('\n');
      } else if (!part.isBlank()) {
        text.append("\n== Notes\n\n").append(part).append('\n');
      }
    }
    sections.merge(command.name(), text.toString(), (first, second) -> second + first);
    usage.header(Word.gist(usage.description()));
  }

  private static void generate(CommandLine commands, Path sources) throws IOException {
    boolean[] quiet = {};
    int status =
        ManPageGenerator.generateManPage(
            sources.toFile(), null, quiet, false, commands.getCommandSpec());
    if (status != CommandLine.ExitCode.OK) {
      throw new IOException("picocli could not describe the commands: " + status);
    }
  }
}
