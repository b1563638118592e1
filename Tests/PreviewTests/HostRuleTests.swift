import Testing

@testable import Preview

@Suite struct HostRuleTests {
  @Test(arguments: [
    "localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8080", "[::1]",
    "[::1]:8080",
  ]) func answersUnderTheNamesOfThisMachine(header: String) {
    #expect(HostRule(listeningAt: "127.0.0.1").allows(header))
  }

  @Test(arguments: [
    nil, "", "evil.example", "evil.example:8080", "localhost.evil.example",
    "127.0.0.1.nip.example",
    "localhost@evil.example", "localhost:8080@evil.example", "localhost:80a", "localhost:80:80",
    "[::1", "[::1]evil", "192.168.1.5", "0.0.0.0", "::1",
  ]) func refusesAllOthers(header: String?) {
    #expect(!HostRule(listeningAt: "127.0.0.1").allows(header))
  }

  @Test func answersUnderTheAddressItListensAt() {
    #expect(HostRule(listeningAt: "192.168.1.5").allows("192.168.1.5:8080"))
    #expect(!HostRule(listeningAt: "192.168.1.5").allows("192.168.1.6:8080"))
    #expect(HostRule(listeningAt: "fe80::A").allows("[FE80::a]:8080"))
  }

  @Test(arguments: ["0.0.0.0", "::"]) func answersUnderAnyAddressWhenItListensAtAll(host: String) {
    let rule = HostRule(listeningAt: host)
    #expect(rule.allows("192.168.1.5:8080"))
    #expect(rule.allows("[fe80::1]:8080"))
    #expect(!rule.allows("evil.example"))
    #expect(!rule.allows("1.2.3"))
    #expect(!rule.allows("1.2.3.256"))
    #expect(!rule.allows("1.2.3.4.example"))
    #expect(!rule.allows("[::\u{FF11}]"), "a fullwidth digit is no part of an address")
  }
}
