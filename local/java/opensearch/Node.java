import static org.codelibs.opensearch.runner.OpenSearchRunner.newConfigs;

import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node: java Node.java DIRECTORY HTTP_PORT TRANSPORT_PORT. */
public class Node {
    public static void main(String[] arguments) throws InterruptedException {
        var runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("network.host", "127.0.0.1");
            settings.put("http.port", arguments[1]);
            settings.put("transport.port", arguments[2]);
            settings.put("discovery.type", "single-node");
            // A single node elects itself; it refuses settings for discovery and election.
            settings.remove("discovery.seed_hosts");
            settings.remove("cluster.initial_cluster_manager_nodes");
        });
        runner.build(newConfigs().basePath(arguments[0]).clusterName("referral-connect").numOfNode(1));
        Thread.currentThread().join();
    }
}
