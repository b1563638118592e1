/// The rule files that are part of the program.
enum BuiltInRules {
  /// The files with their bytes, by the order of their names.
  static let files: [(name: String, bytes: [UInt8])] = [
    ("absolute-safety.yaml", PackageResources.absolute_safety_yaml),
    ("approval.yaml", PackageResources.approval_yaml),
    ("body-shaming.yaml", PackageResources.body_shaming_yaml),
    ("clinically-proven.yaml", PackageResources.clinically_proven_yaml),
    ("credentials.yaml", PackageResources.credentials_yaml),
    ("cure.yaml", PackageResources.cure_yaml),
    ("discount.yaml", PackageResources.discount_yaml),
    ("effect.yaml", PackageResources.effect_yaml),
    ("endorsement.yaml", PackageResources.endorsement_yaml),
    ("guarantee.yaml", PackageResources.guarantee_yaml),
    ("melting-fat.yaml", PackageResources.melting_fat_yaml),
    ("minors.yaml", PackageResources.minors_yaml),
    ("natural.yaml", PackageResources.natural_yaml),
    ("no-recovery.yaml", PackageResources.no_recovery_yaml),
    ("non-invasive.yaml", PackageResources.non_invasive_yaml),
    ("painless.yaml", PackageResources.painless_yaml),
    ("permanence.yaml", PackageResources.permanence_yaml),
    ("prescription-only.yaml", PackageResources.prescription_only_yaml),
    ("superiority.yaml", PackageResources.superiority_yaml),
    ("surgery-alternative.yaml", PackageResources.surgery_alternative_yaml),
    ("trivialising.yaml", PackageResources.trivialising_yaml),
    ("urgency.yaml", PackageResources.urgency_yaml),
  ]
}
