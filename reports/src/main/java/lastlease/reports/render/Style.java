package lastlease.reports.render;

/** Terminal colours, or none. */
enum Style {
  PLAIN("", "", "", "", "", ""),
  COLOR("\u001b[1m", "\u001b[2m", "\u001b[1;31m", "\u001b[31m", "\u001b[1;34m", "\u001b[0m");

  private final String bold;
  private final String dim;
  private final String bad;
  private final String warn;
  private final String good;
  private final String end;

  Style(String bold, String dim, String bad, String warn, String good, String end) {
    this.bold = bold;
    this.dim = dim;
    this.bad = bad;
    this.warn = warn;
    this.good = good;
    this.end = end;
  }

  String bold(String text) {
    return bold + text + end;
  }

  String dim(String text) {
    return dim + text + end;
  }

  String bad(String text) {
    return bad + text + end;
  }

  /** What may be bad, or is not grave. */
  String warn(String text) {
    return warn + text + end;
  }

  String good(String text) {
    return good + text + end;
  }
}
