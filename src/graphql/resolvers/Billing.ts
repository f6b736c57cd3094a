import { isUnreadable, withFields } from '../../lib/unreadable.js'
import type { BillingResolvers } from '../__generated__/resolvers.js'

/** Other fields are read from the billing as the API answered it. */
export const Billing: BillingResolvers = {
  plansUsageDetails: ({ plans_usage_details }) =>
    Object.entries(plans_usage_details ?? {}).map(([plan, details]) =>
      isUnreadable(details) ? (details as never) : withFields(details, { plan }),
    ),
}
