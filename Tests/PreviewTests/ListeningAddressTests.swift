import Testing

@testable import Preview

@Suite struct ListeningAddressTests {
  @Test func otherDevicesAreToldOfAnOpenPreviewOnly() throws {
    let local = try #require(ListeningAddress())
    #expect(local.urlsForOthers(port: 80) == [])
    let named = try #require(ListeningAddress(host: "192.168.1.5"))
    #expect(named.urlsForOthers(port: 80) == ["http://192.168.1.5:80/"])
    let open = try #require(ListeningAddress(host: "0.0.0.0"))
    for url in open.urlsForOthers(port: 80) { #expect(!url.contains("127.0.0.1")) }
  }
}
