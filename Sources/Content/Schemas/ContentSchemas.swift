public import Foundations
import YAML

/// The schemas of all content files, for editors.
public enum ContentSchemas {
  /// The JSON Schema of every kind of content file, by the name of the file it is for.
  public static var all: [(name: String, schema: JSONValue)] {
    let schemas = [
      ("facts", FactsSchema.schema), ("sources", SourcesSchema.schema),
      ("glossary", GlossarySchema.schema), ("clinic", ClinicSchema.schema),
      ("front-matter", FrontMatterSchema.schema),
    ]
    return schemas.map { ($0, JSONSchemaExporter.export($1)) }
  }
}
