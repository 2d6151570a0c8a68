import Foundation

/// The recorder of Tests/DiskRecorder, which notes what a program does to the files of a folder
/// and can make its calls fail.
public enum RecorderLibrary {
  struct NotCompiled: Error {}

  /// Compiles it, and gives what `LD_PRELOAD` is to name.
  ///
  /// - Parameter folder: where the library is to lie.
  public static func compile(into folder: String) throws -> String {
    let library = "\(folder)/recorder.so"
    let source = Project.root.appendingPathComponent("Tests/DiskRecorder/recorder.c").path
    // SwiftPM itself needs the toolchain's clang.
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = [
      "clang", "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library, source,
    ]
    try compiler.run()
    compiler.waitUntilExit()
    guard compiler.terminationStatus == 0 else { throw NotCompiled() }
    return library
  }
}
