/// A part of a template, with its tags nested.
indirect enum TemplateNode: Sendable {
  /// What stands between tags, as UTF-8.
  case text([UInt8])
  /// `{{name}}` or `{{{name}}}`.
  case value(TemplateTag)
  /// `{{#name}}…{{/name}}` or `{{^name}}…{{/name}}`.
  case section(TemplateTag, [TemplateNode])
  /// `{{>name}}`.
  case partial(TemplateTag)
  /// `{{<name}}…{{/name}}` with the blocks it fills.
  case layout(TemplateTag, [TemplateNode])
  /// `{{$name}}…{{/name}}`.
  case block(TemplateTag, [TemplateNode])
}
