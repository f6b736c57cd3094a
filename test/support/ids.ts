/** Ids for tests: each is a valid UUID. */

/** The UUID that ends in this number. */
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** For tests in which any valid id will do. */
export const SOME_ID = id(1)

/** No object has this id. */
export const UNKNOWN_ID = 'dddddddd-0000-4000-8000-000000000000'

export const OTHER_PROJECT_ID = 'aaaaaaaa-0000-4000-8000-000000000002'
export const ORGANIZATION_ID = 'bbbbbbbb-0000-4000-8000-000000000001'

/** The sample pipeline that is called shop-web. */
export const SHOP_WEB_ID = '2ceaee21-aa80-454d-b3c4-904abc69cf42'

/** A UUID as the emulator generates it: random (version 4), in lower case. */
export const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
