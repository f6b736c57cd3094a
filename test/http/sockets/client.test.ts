import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientOf } from '../../../src/http/sockets/client.js'

describe('the addresses of one client', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['', ''],
    ['not an address', 'not an address'],
  ])('of %j: %j', (address, client) => {
    expect(clientOf(address)).toBe(client)
  })

  it('every address of an IPv6 network of 64 bits, and no other', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))
    const groups = (count: number) => fc.array(group, { minLength: count, maxLength: count })
    fc.assert(
      fc.property(groups(4), groups(4), groups(4), groups(4), (network, host, otherNetwork, otherHost) => {
        const client = clientOf([...network, ...host].join(':'))
        expect(clientOf([...network, ...otherHost].join(':'))).toBe(client)
        if (network.join() !== otherNetwork.join())
          expect(clientOf([...otherNetwork, ...host].join(':'))).not.toBe(client)
      }),
    )
  })
})
