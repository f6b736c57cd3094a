/**
 * The parts that every list of the API shares. The response of a list is `{"<items>": […], "total_count": n}`, where
 * `total_count` counts the matching items on all pages.
 */
import Type from 'typebox'

/** The orders of every list. Lists of pipelines can also be ordered by name. */
export type CreatedAtOrder = 'created_at_asc' | 'created_at_desc'

/** Query parameters of a list. `page` counts from 1. A parameter that is left out has the API's own default. */
export type ListQuery<Order extends string = CreatedAtOrder> = {
  order_by?: Order
  page?: number
  page_size?: number
}

export const TotalCount = Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 })
