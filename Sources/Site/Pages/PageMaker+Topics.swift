import Content
import Diagnostics
import Presentation

extension PageMaker {
  /// A page for each topic that something belongs to.
  func topicPages() -> [PlannedFile] {
    topics.ids.compactMap { topics.topic($0) }.map { topic in
      let path = PagePath.topic(topic.id.value)
      return page(path, origin: topic.id.location) {
        let title = topic.title.value
        let head = PageHead(
          title: title,
          description: topic.summary?.value
            ?? context.strings.text("pages.topic.summary", ["topic": title]),
          path: path,
          breadcrumbs: breadcrumbs([step("topics", .topics)], title: title, path: path))
        let content = ListContent(
          context: context, treatments: topics.treatments(in: topic.id.value),
          articles: topics.articles(in: topic.id.value).map(link))
        return theme.render(ListTemplate.topic, assemble(head, content))
      }
    }
  }
}
