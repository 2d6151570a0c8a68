import HTTPTypes
import Hummingbird
import Logging

/// Turns what stops a request into a problem.
struct ProblemMiddleware: RouterMiddleware {
  typealias Context = ServiceContext

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let problem as Problem {
      return problem.response
    } catch let error as HTTPError where error.status == .notFound {
      return Problem(.notFound, "see /openapi.json for the addresses there are").response
    } catch {
      // Its words may name files of this machine or quote the text of a user.
      context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
      return Problem(.internalError, "the fault is not in the request; its id is \(context.id)")
        .response
    }
  }
}
