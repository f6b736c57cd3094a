/**
 * What every list of the API has in common. Lists answer `{"<items>": […], "total_count": n}`, where `total_count`
 * counts all that match, on whichever page.
 */
import Type from 'typebox'

/** An order every list knows; lists of pipelines can also be ordered by name. */
export type CreatedAtOrder = 'created_at_asc' | 'created_at_desc'

/** Query parameters of a list. `page` counts from 1. What is left out takes the API's own default. */
export type ListQuery<Order extends string = CreatedAtOrder> = {
  order_by?: Order
  page?: number
  page_size?: number
}

export const TotalCount = Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 })
