import ArgumentParser

@main
struct RegestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "regest", version: "0.1.0")
}
