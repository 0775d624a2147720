package io.shopkeeper.app;

import picocli.CommandLine.IVersionProvider;

/// The version of the program, as its jar says.
final class Version implements IVersionProvider {

  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "shopkeeper " + text(), "Java " + Runtime.version(), System.getProperty("os.name")
    };
  }
}
