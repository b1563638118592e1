import Essentials

/// The addresses under which other devices find this machine.
enum MachineAddresses {
  /// The IPv4 or the IPv6 addresses of the machine's networks, without those that work only on
  /// the machine itself.
  static func all(isIPv6: Bool) -> [String] {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return [] }
    defer { freeifaddrs(first) }
    var addresses: [String] = []
    var next = first
    while let interface = next?.pointee {
      next = interface.ifa_next
      guard interface.ifa_flags & UInt32(IFF_LOOPBACK.flag) == 0,
        interface.ifa_flags & UInt32(IFF_UP.flag) != 0, let address = interface.ifa_addr,
        let name = name(address, isIPv6: isIPv6), !addresses.contains(name)
      else { continue }
      addresses.append(name)
    }
    return addresses
  }

  /// Addresses that hold on one link only (RFC 4291, section 2.5.6) mean nothing to a browser.
  private static func name(_ address: UnsafePointer<sockaddr>, isIPv6: Bool) -> String? {
    guard Int32(address.pointee.sa_family) == (isIPv6 ? AF_INET6 : AF_INET) else { return nil }
    let size = isIPv6 ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
    var buffer = [CChar](repeating: 0, count: 64)
    let result = getnameinfo(
      address, socklen_t(size), &buffer, socklen_t(buffer.count), nil, 0, NI_NUMERICHOST)
    guard result == 0 else { return nil }
    let name = String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return name.hasPrefix("fe80:") ? nil : name
  }
}

extension BinaryInteger {
  /// The flag as a number, which it is already where the system's header defines it so.
  fileprivate var flag: Self { self }
}

extension RawRepresentable where RawValue: BinaryInteger {
  fileprivate var flag: RawValue { rawValue }
}
