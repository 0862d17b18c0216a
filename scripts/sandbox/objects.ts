import type Stripe from 'stripe'

/** What the compiler holds against the SDK's own types: an object that Stripe would not send does not build. */
export type Session = Stripe.Checkout.Session
export type Intent = Stripe.PaymentIntent
export type Charge = Stripe.Charge
export type Transaction = Stripe.BalanceTransaction
export type StripeRefund = Stripe.Refund

export interface SessionParams {
  cancel_url?: string
  client_reference_id?: string
  customer_email?: string
  expires_at?: number
  locale?: string
  metadata?: Record<string, string>
  success_url: string
}

/** An open checkout of a total in yen. */
export function sessionObject(id: string, url: string, totalYen: number, params: SessionParams, now: number): Session {
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: totalYen,
    amount_total: totalYen,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: now,
    currency: 'jpy',
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: params.customer_email ?? null,
    discounts: [],
    expires_at: params.expires_at ?? now + 86_400,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: (params.locale ?? null) as Session['locale'],
    managed_payments: null,
    metadata: params.metadata ?? {},
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: params.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url,
    wallet_options: null,
  }
}

/** A payment that went through, with its charge. */
export function intentObject(
  id: string,
  chargeId: string,
  amountYen: number,
  of: { description: string | null; metadata: Record<string, string> },
  now: number,
): Intent {
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: amountYen,
    amount_capturable: 0,
    amount_received: amountYen,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: null,
    confirmation_method: 'automatic',
    created: now,
    currency: 'jpy',
    customer: null,
    customer_account: null,
    description: of.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: chargeId,
    livemode: false,
    managed_payments: null,
    metadata: of.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: null,
  }
}

export function chargeObject(id: string, intent: Intent, transactionId: string, now: number): Charge {
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: transactionId,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: true,
    created: now,
    currency: 'jpy',
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: null,
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: intent.id,
    payment_method: null,
    payment_method_details: null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: null,
  }
}

/** Stripe's cut of a Japanese card payment: 3.6 %, whole yen. */
export function feeOf(amountYen: number): number {
  return Math.round(amountYen * 0.036)
}

export function transactionObject(
  id: string,
  of: { amountYen: number; feeYen: number; sourceId: string; type: 'charge' | 'refund' },
  now: number,
): Transaction {
  return {
    id,
    object: 'balance_transaction',
    amount: of.amountYen,
    available_on: now + 4 * 86_400,
    balance_type: 'payments',
    created: now,
    currency: 'jpy',
    description: null,
    exchange_rate: null,
    fee: of.feeYen,
    fee_details:
      of.feeYen > 0
        ? [{ amount: of.feeYen, application: null, currency: 'jpy', description: null, type: 'stripe_fee' }]
        : [],
    net: of.amountYen - of.feeYen,
    reporting_category: of.type,
    source: of.sourceId,
    status: 'pending',
    type: of.type,
  }
}

export function refundObject(
  id: string,
  of: { amountYen: number; intent: Intent; transactionId: string; metadata: Record<string, string>; reason?: string },
  now: number,
): StripeRefund {
  return {
    id,
    object: 'refund',
    amount: of.amountYen,
    balance_transaction: of.transactionId,
    charge: of.intent.latest_charge as string,
    created: now,
    currency: 'jpy',
    customer: null,
    customer_account: null,
    metadata: of.metadata,
    payment_intent: of.intent.id,
    payment_method: null,
    reason: (of.reason ?? null) as StripeRefund['reason'],
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  }
}
