/** Fugle's market data service: JSON over WebSocket, version 1. */
package tw.kuroshio.adapters.fugle;
