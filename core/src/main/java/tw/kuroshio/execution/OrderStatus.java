package tw.kuroshio.execution;

import tw.kuroshio.model.Order;

/**
 * An order that was sent, as it stands.
 *
 * @param cumShares filled
 * @param leavesShares open
 * @param canceledShares removed without being filled
 */
public record OrderStatus(
    Order order, OrderState state, long cumShares, long leavesShares, long canceledShares) {}
