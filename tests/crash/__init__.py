"""The program killed at any moment and held up by failing disks: nothing that was kept may go, nothing half done may stand."""
