/**
 * Cash, positions, reservations of open orders, settlement on T+2, profit and loss. Exact in 10⁻⁴
 * TWD ({@code ...E4}).
 */
package tw.kuroshio.ledger;
