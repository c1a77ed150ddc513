package lastlease.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import lastlease.cli.failure.SaidConversion;
import lastlease.words.Saying;
import picocli.CommandLine.ITypeConverter;

/** A place in the file system; an empty name, as of a variable that is not set, is none. */
public final class PlaceConverter implements ITypeConverter<Path> {
  @Override
  public Path convert(String value) {
    if (value.isBlank()) {
      throw new SaidConversion(Saying.of("usage.emptyName"));
    }
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new SaidConversion(Saying.of("analyze.noFileName"));
    }
  }
}
