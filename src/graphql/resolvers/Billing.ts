import { isUnreadable, withFields } from '../../lib/unreadable.js'
import type { BillingResolvers } from '../__generated__/resolvers.js'

/** Fields without a resolver here are read from the API's billing body. */
export const Billing: BillingResolvers = {
  plansUsageDetails: ({ plans_usage_details }) =>
    Object.entries(plans_usage_details ?? {}).map(([plan, details]) =>
      isUnreadable(details) ? (details as never) : withFields(details, { plan }),
    ),
}
