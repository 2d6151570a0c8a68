import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// Turns what stops a request into a problem, and that into an answer: a page for who reads
/// pages, JSON for everybody else.
struct ProblemMiddleware: RouterMiddleware {
  typealias Context = ServiceContext

  /// Which methods an address takes; nil where nothing has it.
  let allowed: @Sendable (_ path: String) -> String?
  let page: ProblemPage

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    let response = try await answer(request, context, next)
    // A body after the head of an answer to HEAD would be read as the next answer.
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func answer(
    _ request: Request, _ context: ServiceContext,
    _ next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPParserError {
      // The client broke off, or sent no HTTP: there is nobody to answer.
      throw error
    } catch {
      let problem = problem(error, request, context)
      return page.isWanted(request) ? page.response(to: request, problem) : problem.response
    }
  }

  private func problem(
    _ error: any Error, _ request: Request, _ context: ServiceContext
  ) -> Problem {
    if let problem = error as? Problem { return problem }
    if let error = error as? HTTPError, error.status == .notFound {
      if let allow = allowed(request.uri.path) {
        return Problem(
          .methodNotAllowed, "this address takes \(allow)", headers: [.allow: allow])
      }
      return Problem(.notFound, "see /openapi.json for the addresses there are")
    }
    context.logger.error("request failed", metadata: ["error": .string(FaultKind.of(error))])
    return Problem(.internalError, "the fault is not in the request; its id is \(context.id)")
  }
}
