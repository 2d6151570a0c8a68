import HTTPTypes
import Hummingbird

/// A problem as a page, in the language of the reader as far as the table has words for it.
struct ProblemPage: Sendable {
  /// The digest of the register, which every page names.
  let digest: String

  /// Whether a request accepts a page rather than JSON, as browsers do.
  func isWanted(_ request: Request) -> Bool {
    let forms: [(media: String, form: Bool)] = [
      ("application/problem+json", false), ("application/json", false), ("text/html", true),
    ]
    return (try? request.preferred(forms))?.form ?? false
  }

  /// The page, with the problem's status and fields.
  ///
  /// - Parameter text: a text whose records can be issued from here, with another token.
  func response(to request: Request, _ problem: Problem, issuing text: String? = nil) -> Response {
    let language = PageLanguage(request)
    let isRegister = request.uri.path.hasPrefix("/register")
    let frame = PageFrame(
      language: language, path: "/", digest: digest, section: isRegister ? "register" : "check")
    var content = frame.content
    content["known"] = PageWords.words(language)["problem-\(problem.kind.rawValue)"]
    content["problem"] = problem.kind.title
    content["detail"] = problem.detail
    if let text {
      content["can-issue"] = true
      content["source-text"] = text
    }
    content["back"] = isRegister ? "/register" : "/"
    content["back-label"] = PageWords.words(language)[isRegister ? "back-register" : "back"]
    var response = PageTemplates.page("error", content, status: problem.kind.status)
    for field in problem.headers { response.headers.append(field) }
    response.headers[.cacheControl] = "no-store"
    response.headers[.vary] = "Accept, Accept-Language, Cookie"
    return response
  }
}
