/// What a client may ask of the service at most. All are kept before anything is decoded.
struct ServiceLimits: Sendable, Equatable {
  /// The largest body that is read, in bytes.
  var body = 2 << 20
  /// The room that all bodies which are being read or worked on take together, in bytes.
  var allBodies = 64 << 20
  /// The room that all large answers which are being taken in by clients take together, in
  /// bytes.
  var allAnswers = 256 << 20
  /// The largest header, in bytes.
  var header = 16 << 10
  /// The longest address, in bytes.
  var address = 8 << 10
  /// How long a header may take, in seconds, from the connection or the answer before.
  var headerTime = 10
  /// How long a whole request may take to come in, in seconds.
  var requestTime = 60
  /// How long an answer may wait for the client to take it in, in seconds.
  var answerTime = 60
  /// The largest body that is digested and not held, in bytes.
  var fingerprint = 16 << 30
  /// How long such a body may take to come in, or a file to go out, in seconds.
  var streamTime = 1800
  /// How many connections are open at a time.
  var connections = 1024
  /// How many of them one client may have.
  var clientConnections = 64
  /// How many requests are answered at a time.
  var requests = 256
  /// How many requests of a client a second are answered in the long run; 0 for any number.
  var rate = 10
  /// How many of them may come at once.
  var burst = 50
  /// How many documents one body of JSON lines may hold.
  var documents = 10_000
}
