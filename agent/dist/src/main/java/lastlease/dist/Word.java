package lastlease.dist;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a shell may offer where an option's value or a parameter stands. */
record Word(Kind kind, List<String> choices) {
  /** Where the rest of a description can be left out. */
  private static final Pattern END = Pattern.compile("; |\\.$|\\. (?=[A-Z])");

  private static final int SHORTEST = 10;

  /** Where the offers come from. */
  enum Kind {
    /** Nothing stands there. */
    NOTHING,
    /** Something that only the user knows. */
    FREE,
    CHOICE,
    FILE,
    DIRECTORY,
    INTERFACE,
    /** A session, by name or by directory. */
    SESSION
  }

  static Word of(ArgSpec arg) {
    if (arg.arity().max() == 0) {
      return new Word(Kind.NOTHING, List.of());
    }
    if (arg.type().isEnum()) {
      return choice(
          Arrays.stream(arg.type().getEnumConstants())
              .map(one -> one.toString().toLowerCase(Locale.ROOT)));
    }
    return switch (arg.paramLabel()) {
      case "DIR" -> new Word(Kind.DIRECTORY, List.of());
      case "CAPTURE", "FILE" -> new Word(Kind.FILE, List.of());
      case "IFACE" -> new Word(Kind.INTERFACE, List.of());
      case "SESSION" -> new Word(Kind.SESSION, List.of());
      case "LANG" -> choice(Stream.of("en", "ja"));
      case "COMMAND" -> choice(arg.command().parent().subcommands().keySet().stream());
      default ->
          arg.type() == Path.class
              ? new Word(Kind.FILE, List.of())
              : arg.paramLabel().contains("|")
                  ? choice(Arrays.stream(arg.paramLabel().split("\\|", -1)))
                  : new Word(Kind.FREE, List.of());
    };
  }

  private static Word choice(Stream<String> choices) {
    return new Word(Kind.CHOICE, choices.toList());
  }

  /** What the first parameter of a command is. */
  static Word parameter(CommandLine command) {
    List<PositionalParamSpec> all = command.getCommandSpec().positionalParameters();
    return all.isEmpty() ? new Word(Kind.NOTHING, List.of()) : of(all.get(0));
  }

  /** A command's options that may be told of, in the order in which it declares them. */
  static List<OptionSpec> options(CommandLine command) {
    return command.getCommandSpec().options().stream().filter(option -> !option.hidden()).toList();
  }

  /** What an option or a command is for, on one line, as far as a list of offers has room. */
  static String gist(String... description) {
    String text = plain(description);
    Matcher end = END.matcher(text);
    return end.find(Math.min(SHORTEST, text.length())) ? text.substring(0, end.start()) : text;
  }

  /** A description without picocli's line breaks. */
  static String plain(String... description) {
    return String.join(" ", description).replace("%n", " ").replaceAll("\\s+", " ").strip();
  }
}
