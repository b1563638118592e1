// What the rooms use of the system: FoundationEssentials and the C library. The whole of Foundation
// brings ICU, 44 MB of which nothing here is used: what depends on a language is data of the theme.
// So every file imports this room instead, on all systems alike.

#if canImport(FoundationEssentials)
  @_exported public import FoundationEssentials
#else
  // Apple's systems have Foundation as a whole, outside the program.
  @_exported public import Foundation
#endif

#if canImport(Glibc)
  @_exported public import Glibc
#endif
