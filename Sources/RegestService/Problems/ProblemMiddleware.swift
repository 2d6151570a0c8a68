import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// Turns what stops a request into a problem.
struct ProblemMiddleware: RouterMiddleware {
  typealias Context = ServiceContext

  /// Which methods an address takes; nil where nothing has it.
  let allowed: @Sendable (_ path: String) -> String?

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let problem as Problem {
      return problem.response
    } catch let error as HTTPError where error.status == .notFound {
      if let allow = allowed(request.uri.path) {
        return Problem(
          .methodNotAllowed, "this address takes \(allow)", headers: [.allow: allow]
        ).response
      }
      return Problem(.notFound, "see /openapi.json for the addresses there are").response
    } catch let error as HTTPParserError {
      // The client broke off, or sent no HTTP: there is nobody to answer.
      throw error
    } catch {
      // Its words may name files of this machine or quote the text of a user.
      context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
      return Problem(.internalError, "the fault is not in the request; its id is \(context.id)")
        .response
    }
  }
}
