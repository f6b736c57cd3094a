import { describe, expect, it } from 'vitest'
import { createBodyAccount } from '../../../src/gateway/request/body-account.js'

const refusal = (code: string, status: number) =>
  expect.objectContaining({
    extensions: expect.objectContaining({ code, http: expect.objectContaining({ status }) }),
  })

describe('the account of bodies', () => {
  it('refuses a body for which the others leave no room, until they have their responses', () => {
    const account = createBodyAccount(100)
    const share = account.open()
    const otherShare = account.open()
    share.take(40)
    share.take(20)
    otherShare.take(40)
    expect(() => otherShare.take(1)).toThrow(refusal('OVERLOADED', 503))
    share.close()
    share.close()
    otherShare.take(60)
    expect(() => account.open().take(1)).toThrow(refusal('OVERLOADED', 503))
  })

  it('asks no caller to retry a request that alone exceeds the whole account', () => {
    const share = createBodyAccount(100).open()
    share.take(60)
    expect(() => share.take(41)).toThrow(refusal('PAYLOAD_TOO_LARGE', 413))
  })

  it('loses no room to requests whose callers left before their bodies were counted', () => {
    const account = createBodyAccount(100)
    const gone = account.open()
    gone.close()
    gone.take(100)
    account.open().take(100)
  })
})
