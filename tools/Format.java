import com.google.googlejavaformat.java.Main;

/// Checks (`check`) or rewrites (`apply`) the layout of every Java source of the project; `skip` does nothing.
void main(String[] args) throws Exception {
  if (args[0].equals("skip")) {
    return;
  }
  var files = new ArrayList<String>();
  try (var modules = Files.newDirectoryStream(Path.of("."))) {
    for (Path module : modules) {
      Path sources = module.resolve("src");
      if (Files.isDirectory(sources)) {
        try (var walk = Files.walk(sources)) {
          walk.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().forEach(files::add);
        }
      }
    }
  }
  if (files.isEmpty()) {
    return;
  }
  files.addAll(
      0, args[0].equals("apply") ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
  var out = new PrintWriter(System.out, true);
  var err = new PrintWriter(System.err, true);
  int status = new Main(out, err, System.in).format(files.toArray(String[]::new));
  if (status != 0) {
    System.err.println("The files above are not formatted. Run: mvn -N process-sources -Dformat.mode=apply");
    System.exit(status);
  }
}
