import HTTPTypes
import Hummingbird

extension Problem {
  /// What can be wrong with a request. Raw values are stable and end the `type`.
  enum Kind: String, CaseIterable, Sendable {
    /// The body is no JSON, or not of the form that the route reads.
    case malformedJSON = "malformed-json"
    /// The route reads a body, and there is none.
    case missingBody = "missing-body"
    /// The body is not the form that its type says.
    case malformedForm = "malformed-form"
    /// The body is no UTF-8.
    case malformedUTF8 = "malformed-utf8"
    /// A part of the query or of the path is not what it should be.
    case badParameter = "bad-parameter"
    /// A page of results was asked for with a cursor that no page gave.
    case badCursor = "bad-cursor"
    /// The request issues something and shows no token.
    case noToken = "no-token"
    /// The token that was shown is not known, or no more.
    case tokenRefused = "token-refused"
    /// Nothing has this address.
    case notFound = "not-found"
    /// No record has this id.
    case unknownRecord = "unknown-record"
    /// The register that was asked for is not the one served.
    case unknownRegister = "unknown-register"
    /// The register holds no such entry.
    case unlisted
    /// The address does not take this method.
    case methodNotAllowed = "method-not-allowed"
    /// No form in which the answer could be given is accepted.
    case notAcceptable = "not-acceptable"
    /// The request came too slowly.
    case requestTooSlow = "request-too-slow"
    /// The body is larger than is read.
    case tooLarge = "too-large"
    /// The address is longer than is read.
    case addressTooLong = "address-too-long"
    /// Of a file a part was asked for that it does not have.
    case rangeNotSatisfiable = "range-not-satisfiable"
    /// The body is in a form that the route does not read.
    case unsupportedMediaType = "unsupported-media-type"
    /// The document that was sent is damaged, encrypted or none.
    case unreadableDocument = "unreadable-document"
    /// The document that was sent unpacks to more than is read.
    case documentTooComplex = "document-too-complex"
    /// What was asked for cannot be made of what was sent.
    case unprocessable
    /// The client has asked more often than is allowed.
    case rateLimited = "rate-limited"
    /// The header is larger than is read.
    case headersTooLarge = "headers-too-large"
    /// The fault is the service's own.
    case internalError = "internal-error"
    /// As many requests as are answered at a time are being answered.
    case overloaded
    /// What the service needs is not there.
    case notReady = "not-ready"
    /// There is no room to keep what was sent.
    case ledgerFull = "ledger-full"

    /// The status of the answer.
    var status: HTTPResponse.Status {
      switch self {
      case .malformedJSON, .malformedForm, .missingBody, .malformedUTF8, .badParameter, .badCursor:
        .badRequest
      case .noToken: .unauthorized
      case .tokenRefused: .forbidden
      case .notFound, .unknownRecord, .unknownRegister, .unlisted: .notFound
      case .methodNotAllowed: .methodNotAllowed
      case .notAcceptable: .notAcceptable
      case .requestTooSlow: .requestTimeout
      case .tooLarge: .contentTooLarge
      case .addressTooLong: .uriTooLong
      case .rangeNotSatisfiable: .rangeNotSatisfiable
      case .unsupportedMediaType: .unsupportedMediaType
      case .unprocessable, .unreadableDocument, .documentTooComplex: .unprocessableContent
      case .rateLimited: .tooManyRequests
      case .headersTooLarge: .requestHeaderFieldsTooLarge
      case .internalError: .internalServerError
      case .overloaded, .notReady: .serviceUnavailable
      case .ledgerFull: .init(code: 507, reasonPhrase: "Insufficient Storage")
      }
    }

    /// The same in words for every request, as RFC 9457, section 3.1.3, asks.
    var title: String {
      switch self {
      case .malformedJSON: "the body is not the JSON that was expected"
      case .missingBody: "a body is needed"
      case .malformedForm: "the body is not the form that was expected"
      case .malformedUTF8: "the body is not UTF-8"
      case .badParameter: "a parameter is not what it should be"
      case .badCursor: "the cursor is not one of a page"
      case .noToken: "a token is needed"
      case .tokenRefused: "the token is not good"
      case .notFound: "nothing has this address"
      case .unknownRecord: "no record has this id"
      case .unknownRegister: "this register is not served"
      case .unlisted: "the register has no such entry"
      case .methodNotAllowed: "the address does not take this method"
      case .notAcceptable: "none of the accepted forms can be given"
      case .requestTooSlow: "the request came too slowly"
      case .tooLarge: "the body is too large"
      case .addressTooLong: "the address is too long"
      case .rangeNotSatisfiable: "the file has no such part"
      case .unsupportedMediaType: "the form of the body is not read"
      case .unreadableDocument: "the document cannot be read"
      case .documentTooComplex: "the document is larger or deeper than is read"
      case .unprocessable: "this cannot be made of what was sent"
      case .rateLimited: "too many requests"
      case .headersTooLarge: "the header is too large"
      case .internalError: "the service failed"
      case .overloaded: "too many requests at a time"
      case .notReady: "the service is not ready"
      case .ledgerFull: "there is no room for more records"
      }
    }
  }
}
